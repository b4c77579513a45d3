#include "domain/analysis/band.h"

const struct band_edges band_edges_guessed = { { 10, 25, 50, 75 } };

static const char *const words[BAND__MAX] = {
	[BAND_NONE] = "",	  [BAND_VERY_LOW] = "VERY LOW", [BAND_LOW] = "LOW",
	[BAND_MEDIUM] = "MEDIUM", [BAND_HIGH] = "HIGH",		[BAND_VERY_HIGH] = "VERY HIGH",
};

enum band band_of(const struct band_edges *edges, int64_t count, int64_t of)
{
	if (of <= 0 || count < 0 || count > of)
		return BAND_NONE;
	for (int i = 0; i < 4; i++)
		if (count * 100 <= (int64_t)edges->up_to_per_cent[i] * of)
			return (enum band)(BAND_VERY_LOW + i);
	return BAND_VERY_HIGH;
}

struct str band_word(enum band band)
{
	return str_of(words[band]);
}

enum band band_of_word(struct str word)
{
	for (int i = BAND_VERY_LOW; i < BAND__MAX; i++)
		if (str_eq_nocase(word, str_of(words[i])))
			return (enum band)i;
	return BAND_NONE;
}

struct band_range band_range(const struct band_edges *edges, enum band band)
{
	if (band == BAND_NONE)
		return (struct band_range){ 0, 0 };
	return (struct band_range){
		.over = band == BAND_VERY_LOW ? 0 : edges->up_to_per_cent[band - BAND_LOW],
		.up_to = band == BAND_VERY_HIGH ? 100 : edges->up_to_per_cent[band - BAND_VERY_LOW],
	};
}
