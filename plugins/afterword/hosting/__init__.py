"""The site for whatever builds it: links, files beside the records, who may see it, a folder of Markdown."""
