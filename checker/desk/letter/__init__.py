"""One letter on the desk: taken in, checked, seen page by page, confirmed."""
