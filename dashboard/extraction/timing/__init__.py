"""An event and the times of its article -> when it was."""
