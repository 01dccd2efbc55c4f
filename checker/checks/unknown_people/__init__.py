"""People whom neither the case nor the sender knows."""
