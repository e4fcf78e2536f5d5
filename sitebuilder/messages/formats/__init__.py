"""Problems for other programs: as JSON, as SARIF, as commands of GitHub's workflows. Text in, text out."""
