"""To be described by the stage that lives here."""
