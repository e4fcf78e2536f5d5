"""Old blogs brought in: those of Hugo and Hexo, whose posts are Markdown, and exports of WordPress."""
