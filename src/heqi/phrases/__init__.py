"""Phrases (话术): what agents say again and again, and which of them fits what a buyer just said."""
