#include "domain/search/stop.h"

/* Sorted by strcmp. */
static const char *const words[] = {
	"a",	 "about", "am",	   "an",     "and",  "any",    "are",	 "as",	 "at",	 "be",	  "been",  "by",
	"can",	 "cant",  "could", "did",    "do",   "does",   "doesnt", "dont", "for",	 "from",  "get",   "getting",
	"got",	 "had",	  "has",   "have",   "he",   "her",    "his",	 "how",	 "i",	 "if",	  "im",	   "in",
	"into",	 "is",	  "it",	   "its",    "ive",  "just",   "like",	 "me",	 "much", "my",	  "need",  "of",
	"on",	 "or",	  "our",   "please", "she",  "should", "so",	 "some", "that", "the",	  "their", "them",
	"there", "these", "they",  "this",   "to",   "us",     "want",	 "was",	 "we",	 "what",  "whats", "when",
	"where", "which", "who",   "why",    "will", "with",   "would",	 "you",	 "your", "youre",
};

static int compare(const void *key, const void *at)
{
	const struct str *word = key;
	struct str stop = str_of(*(const char *const *)at);

	return str_cmp(*word, stop);
}

bool search_is_stop(struct str word)
{
	return bsearch(&word, words, sizeof(words) / sizeof(words[0]), sizeof(words[0]), compare) != NULL;
}
