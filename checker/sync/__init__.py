"""Copy the trail to the register, as often as it takes; nothing is dropped, by age or by count."""
