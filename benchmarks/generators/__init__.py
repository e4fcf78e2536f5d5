"""How each generator is installed, fed and run; a module each."""
