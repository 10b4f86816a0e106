"""Telling people and programs outside: robots of 钉钉, 企业微信 and 飞书, and signed webhooks. Knows the core only."""
