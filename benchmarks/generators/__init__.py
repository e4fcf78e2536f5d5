"""How to install, feed and run each generator, one module each."""
