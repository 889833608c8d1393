"""Small documents of shapes that went wrong once, and how their packages behave."""
