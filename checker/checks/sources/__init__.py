"""Who told an office of somebody, and what gives them away."""
