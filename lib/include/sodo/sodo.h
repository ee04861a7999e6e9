/**
 * @file sodo.h
 * Everything but igraph.h: read Vietnamese political pages, build the network behind
 * them, ask it and write it.
 */
#ifndef SODO_SODO_H
#define SODO_SODO_H

#include "sodo/build.h"
#include "sodo/export.h"
#include "sodo/extract.h"
#include "sodo/gazetteer.h"
#include "sodo/graph.h"
#include "sodo/page.h"
#include "sodo/profile.h"
#include "sodo/query.h"
#include "sodo/sink.h"
#include "sodo/status.h"
#include "sodo/version.h"

#endif
