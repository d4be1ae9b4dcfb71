// Decides calls with the documents of a kit as they were saved, independently of the page.
