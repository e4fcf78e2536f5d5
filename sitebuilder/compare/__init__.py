"""What differs for visitors between two outputs: for who reviews a change before it is published."""
