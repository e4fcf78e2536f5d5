"""What a web server must do, described once, and each server's settings generated from that."""
