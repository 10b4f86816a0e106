"""Text and codes are read out of pictures by a process of its own, which is started when the first one is asked for."""
