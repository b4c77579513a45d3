/*
 * The formulas and constants are those of Ordnance Survey's "A guide to coordinate systems in Great
 * Britain", annexes A to C and section 6.6; the names are the guide's, written out.
 */
#include "domain/ingest/postcode_grid.h"

#include <math.h>

struct ellipsoid {
	double a; /* semi-major axis, metres */
	double b; /* semi-minor axis, metres */
};

struct cartesian {
	double x;
	double y;
	double z;
};

static const struct ellipsoid airy = { 6377563.396, 6356256.909 };
static const struct ellipsoid wgs84 = { 6378137.0, 6356752.314245 };

#define RADIANS (M_PI / 180)
#define SCALE 0.9996012717	     /* on the central meridian */
#define TRUE_LATITUDE (49 * RADIANS) /* true origin */
#define TRUE_LONGITUDE (-2 * RADIANS)
#define FALSE_EAST 400000.0 /* where the true origin lies on the grid */
#define FALSE_NORTH -100000.0

static double eccentricity_squared(struct ellipsoid e)
{
	return (e.a * e.a - e.b * e.b) / (e.a * e.a);
}

/* The meridional arc from the true origin, in metres on the grid. */
static double arc(double latitude)
{
	double n = (airy.a - airy.b) / (airy.a + airy.b);
	double less = latitude - TRUE_LATITUDE;
	double more = latitude + TRUE_LATITUDE;

	return airy.b * SCALE *
	       ((1 + n + 5.0 / 4 * n * n + 5.0 / 4 * n * n * n) * less -
		(3 * n + 3 * n * n + 21.0 / 8 * n * n * n) * sin(less) * cos(more) +
		(15.0 / 8 * n * n + 15.0 / 8 * n * n * n) * sin(2 * less) * cos(2 * more) -
		35.0 / 24 * n * n * n * sin(3 * less) * cos(3 * more));
}

/* Degrees on Airy's ellipsoid, in radians. */
static struct postcode_degrees unproject(double east, double north)
{
	double e2 = eccentricity_squared(airy);
	double phi = TRUE_LATITUDE + (north - FALSE_NORTH) / (airy.a * SCALE);

	for (int i = 0; i < 10 && fabs(north - FALSE_NORTH - arc(phi)) >= 0.00001; i++)
		phi += (north - FALSE_NORTH - arc(phi)) / (airy.a * SCALE);
	double s2 = sin(phi) * sin(phi);
	double nu = airy.a * SCALE / sqrt(1 - e2 * s2);
	double rho = airy.a * SCALE * (1 - e2) * pow(1 - e2 * s2, -1.5);
	double eta2 = nu / rho - 1;
	double t = tan(phi);
	double t2 = t * t;
	double t4 = t2 * t2;
	double sec = 1 / cos(phi);
	double vii = t / (2 * rho * nu);
	double viii = t / (24 * rho * pow(nu, 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
	double ix = t / (720 * rho * pow(nu, 5)) * (61 + 90 * t2 + 45 * t4);
	double x = sec / nu;
	double xi = sec / (6 * pow(nu, 3)) * (nu / rho + 2 * t2);
	double xii = sec / (120 * pow(nu, 5)) * (5 + 28 * t2 + 24 * t4);
	double xiia = sec / (5040 * pow(nu, 7)) * (61 + 662 * t2 + 1320 * t4 + 720 * t4 * t2);
	double d = east - FALSE_EAST;

	return (struct postcode_degrees){
		.latitude = phi - vii * pow(d, 2) + viii * pow(d, 4) - ix * pow(d, 6),
		.longitude = TRUE_LONGITUDE + x * d - xi * pow(d, 3) + xii * pow(d, 5) - xiia * pow(d, 7),
	};
}

static struct cartesian to_cartesian(struct postcode_degrees at, struct ellipsoid e)
{
	double e2 = eccentricity_squared(e);
	double nu = e.a / sqrt(1 - e2 * sin(at.latitude) * sin(at.latitude));

	return (struct cartesian){
		nu * cos(at.latitude) * cos(at.longitude),
		nu * cos(at.latitude) * sin(at.longitude),
		(1 - e2) * nu * sin(at.latitude),
	};
}

static struct postcode_degrees from_cartesian(struct cartesian c, struct ellipsoid e)
{
	double e2 = eccentricity_squared(e);
	double p = sqrt(c.x * c.x + c.y * c.y);
	double latitude = atan2(c.z, p * (1 - e2));

	for (int i = 0; i < 5; i++) {
		double nu = e.a / sqrt(1 - e2 * sin(latitude) * sin(latitude));

		latitude = atan2(c.z + e2 * nu * sin(latitude), p);
	}
	return (struct postcode_degrees){ latitude, atan2(c.y, c.x) };
}

/* OSGB36 to WGS84: the guide's parameters with their signs turned round. */
static struct cartesian helmert(struct cartesian c)
{
	const double second = RADIANS / 3600;
	const double scale = 1 - 20.4894e-6;
	const double rx = 0.1502 * second;
	const double ry = 0.2470 * second;
	const double rz = 0.8421 * second;

	return (struct cartesian){
		446.448 + scale * c.x - rz * c.y + ry * c.z,
		-125.157 + rz * c.x + scale * c.y - rx * c.z,
		542.060 - ry * c.x + rx * c.y + scale * c.z,
	};
}

struct postcode_degrees postcode_grid_degrees(double east_m, double north_m)
{
	struct cartesian on_airy = to_cartesian(unproject(east_m, north_m), airy);
	struct postcode_degrees at = from_cartesian(helmert(on_airy), wgs84);

	return (struct postcode_degrees){ at.latitude / RADIANS, at.longitude / RADIANS };
}
