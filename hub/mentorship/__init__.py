"""Mentorship: who offers to mentor, who asks, and what a pair does together; private to the pair."""
