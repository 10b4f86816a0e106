"""Taobao's and Tmall's open platform (TOP). The map: methods, client, one file an entity, sending, push, connector."""
