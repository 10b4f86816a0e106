"""`/api/live`: what happens in one's own shops, as server-sent events. A raw ASGI application, no thread per screen."""
