"""Heqi (和气): a self-hosted after-sales desk for merchants on Pinduoduo, Taobao and Tmall."""

__version__ = "0.1.0"
