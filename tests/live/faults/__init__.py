"""What callers get when servers, networks and callers themselves misbehave."""
