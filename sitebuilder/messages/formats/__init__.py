"""Problems for other programs: as JSON, SARIF or GitHub workflow commands."""
