"""What ships beside the code: policy, fonts, icons, the manual."""
