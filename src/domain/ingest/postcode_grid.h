/* Ordnance Survey's National Grid to latitude and longitude. */
#ifndef INGEST_POSTCODE_GRID_H
#define INGEST_POSTCODE_GRID_H

/*
 * Metres on the National Grid to WGS84 degrees, by the inverse Transverse Mercator projection on Airy's
 * ellipsoid and the seven-parameter Helmert transformation: within about 5 m over Great Britain.
 */
struct postcode_degrees {
	double latitude;
	double longitude;
};

struct postcode_degrees postcode_grid_degrees(double east_m, double north_m);

#endif
