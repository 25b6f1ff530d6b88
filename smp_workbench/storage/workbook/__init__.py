"""The workbook: the one ``.xlsx`` file that holds an assessment, its scorecards and all its versions."""
