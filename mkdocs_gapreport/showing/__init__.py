"""What a site is given of a report, whoever builds it: nothing here knows MkDocs or Zensical."""
