"""Taobao's open platform (TOP), for Taobao and Tmall."""
