"""Pinduoduo's open platform (POP). The map: methods, client, one file an entity, sending, push, connector."""
