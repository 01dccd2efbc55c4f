"""What Outlook's own formats (msg, winmail.dat) share: properties, recipients, attachments."""
