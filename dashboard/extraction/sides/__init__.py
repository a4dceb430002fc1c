"""An event and the actors of its article -> who did it and to whom, and the names they are told under."""
