// The controls of the page come here.
