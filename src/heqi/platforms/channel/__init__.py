"""The channel protocol (docs/channel.md): how it is signed, what it says, and what of it becomes messages. Pure."""
