"""The central register: a service that keeps the entries of every desk and judges nothing."""
