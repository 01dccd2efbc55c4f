"""What this recipient must not learn of somebody protected: where they are, and what tells it."""
