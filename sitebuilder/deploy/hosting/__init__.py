"""What a web server must do, described once, and the settings of each server made from that."""
