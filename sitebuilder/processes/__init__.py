"""Other processes: forking, pools of workers, child programs, and the signals that end a command."""
