"""How far the check agrees with the ACT rules of W3C. README.md says what lies here."""
