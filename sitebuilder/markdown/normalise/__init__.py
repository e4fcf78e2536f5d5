"""What people write, line by line, brought into the one form that both ways of rendering read."""
