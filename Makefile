# Local Offer. `make help` lists what there is to do.
#
# Everything generated goes under build/. BUILD=debug adds sanitizers; BUILD=release is the default. V=1 shows commands.

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:

BUILD    ?= release
CC       ?= gcc
ifeq ($(origin CC),default)
CC       := gcc
endif
DATABASE ?=
PORT     ?= 8080

ifeq ($(V),)
q = @echo '  $(1)' $(patsubst build/%,%,$@) &&
else
q =
endif

out := build/$(BUILD)
gen := build/gen

warnings := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wwrite-strings -Wvla -Wimplicit-fallthrough -Werror
CPPFLAGS := -D_GNU_SOURCE -Isrc -Ibuild -I$(gen) -include src/base/banned.h $(shell pkg-config --cflags libpq libxml-2.0 2>/dev/null)
CFLAGS   := -std=gnu11 -g $(warnings) -fstack-protector-strong -fno-strict-aliasing -MMD -MP
LDLIBS   := -lmicrohttpd -lsqlite3 -lpq -ljansson -lsodium -licui18n -licuuc -lmd4c -linih -lz \
            -lbrotlienc -lbrotlicommon -lcsv -lstemmer -lqrencode -lm -pthread

ifeq ($(BUILD),debug)
CFLAGS  += -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDFLAGS += -fsanitize=address,undefined
else
CFLAGS  += -O2
CPPFLAGS += -D_FORTIFY_SOURCE=2
LDFLAGS += -Wl,-z,relro,-z,now
endif

# --- what there is -------------------------------------------------------------------------------------------------

floors    := base store format domain views web cli
sources   := $(shell find src -name '*.c' ! -name main.c)
queries   := $(sort $(wildcard sql/queries/*.sql))
templates := $(sort $(shell find templates -name '*.html'))

gen_sql   := $(queries:sql/queries/%.sql=$(gen)/sql/%.c) $(gen)/sql/all.c
gen_tpl   := $(foreach t,$(templates:templates/%.html=%),$(gen)/templates/$(subst /,_,$(t)).c)
gen_all   := $(gen_sql) $(gen_tpl) $(gen)/migrations.c $(gen)/assets.c

objects   := $(sources:%.c=$(out)/%.o)
gen_store := $(out)/gen/migrations.o $(gen_sql:build/%.c=$(out)/%.o)
gen_views := $(gen_tpl:build/%.c=$(out)/%.o)
gen_web   := $(out)/gen/assets.o

# One static library a floor; a program links the floors it may know, from the top down.
libs      := $(foreach f,cli web views domain format store base,$(out)/lib$(f).a)
below_cli    := $(libs)
below_web    := $(filter-out %libcli.a,$(below_cli))
below_views  := $(filter-out %libweb.a,$(below_web))
below_domain := $(filter-out %libviews.a,$(below_views))
below_store  := $(out)/libstore.a $(out)/libbase.a
below_format := $(out)/libformat.a $(out)/libbase.a
below_base   := $(out)/libbase.a

# --- the usual targets ---------------------------------------------------------------------------------------------

.DEFAULT_GOAL := build
.PHONY: help build run test test-quick check bench golden-update format clean install-build assets pot

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, build, load the data, serve on http://127.0.0.1:8080
	@tools/run.sh '$(DATABASE)' '$(PORT)'

build: localoffer ## build the program, ./localoffer
localoffer: $(out)/localoffer
	@cp -f $< $@

test: ## everything; ends with "N passed, N failed"
	@tools/test.sh all

test-quick: ## what runs in seconds, on SQLite
	@tools/test.sh quick

check: ## format, floors, sizes, banned calls, both compilers, quick tests
	@tools/check.sh

bench: ## speed, size and memory, as ratios against a reference run beside them
	@tools/bench.sh

golden-update: build ## rewrite the expected pages; read the diff like code
	@tests/golden/run.sh --update

format: ## lay the code out as .clang-format says
	@find src tools tests -name '*.[ch]' | xargs clang-format -i

pot: $(out)/tools/templatec ## collect the sentences to translate into locale/localoffer.pot
	@mkdir -p locale && $< --pot locale/localoffer.pot -o $(gen)/templates templates

clean: ## remove what was built
	rm -rf build localoffer

# --- generated code ------------------------------------------------------------------------------------------------

tool_base := $(filter-out src/base/text.c,$(wildcard src/base/*.c))
tool_flags = $(CPPFLAGS) -std=gnu11 -g -O1 -Wall -Wextra -Wshadow

build/tools/queries: tools/queries.c $(tool_base) $(wildcard src/base/*.h)
	@mkdir -p $(@D)
	$(call q,tool) $(CC) $(tool_flags) -o $@ tools/queries.c $(tool_base) -lsodium -linih -lm -pthread

build/tools/embed: tools/embed.c $(tool_base) $(wildcard src/base/*.h)
	@mkdir -p $(@D)
	$(call q,tool) $(CC) $(tool_flags) -o $@ tools/embed.c $(tool_base) -lsodium -linih -lz -lbrotlienc -lbrotlicommon -lm -pthread

build/tools/templatec: $(wildcard tools/templatec/*.[ch]) $(tool_base) $(wildcard src/base/*.h)
	@mkdir -p $(@D)
	$(call q,tool) $(CC) $(tool_flags) -Itools/templatec -o $@ $(wildcard tools/templatec/*.c) $(tool_base) -lsodium -linih -lm -pthread

# A generator leaves a file alone whose content is the same, so a stamp says when it last ran.
$(gen)/sql/stamp: build/tools/queries $(queries)
	@mkdir -p $(@D)
	$(call q,sql ) build/tools/queries $(gen)/sql $(queries)
	@touch $@
$(gen_sql): $(gen)/sql/stamp ;

$(gen)/templates/stamp: build/tools/templatec $(templates)
	@mkdir -p $(@D)
	$(call q,html) build/tools/templatec -o $(gen)/templates templates
	@touch $@
$(gen_tpl): $(gen)/templates/stamp ;

$(gen)/migrations.c: build/tools/embed $(sort $(wildcard sql/migrations/*.sql sql/derived/*.sql))
	@mkdir -p $(@D)
	$(call q,sql ) build/tools/embed sql $@ migrations $(sort $(wildcard sql/migrations/*.sql)) -- derived $(sort $(wildcard sql/derived/*.sql))

build/assets/stamp: tools/assets.sh package-lock.json $(wildcard assets/* assets/icons/*) | build/npm.stamp
	$(call q,css ) tools/assets.sh build/assets
	@touch $@
build/npm.stamp:
	tools/install.sh npm
$(gen)/assets.c: build/tools/embed build/assets/stamp
	@mkdir -p $(@D)
	$(call q,file) build/tools/embed assets $@ build/assets

# --- objects, floors, the program ----------------------------------------------------------------------------------

$(out)/%.o: %.c | $(gen)/sql/stamp $(gen)/templates/stamp
	@mkdir -p $(@D)
	$(call q,cc  ) $(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
$(out)/gen/%.o: $(gen)/%.c
	@mkdir -p $(@D)
	$(call q,cc  ) $(CC) $(CPPFLAGS) $(CFLAGS) -Wno-conversion -c -o $@ $<

define floor
$(out)/lib$(1).a: $$(filter $(out)/src/$(1)/%,$$(objects)) $(2)
	@rm -f $$@ && ar rcs $$@ $$^
endef
$(eval $(call floor,base,))
$(eval $(call floor,store,$(gen_store)))
$(eval $(call floor,format,))
$(eval $(call floor,domain,))
$(eval $(call floor,views,$(gen_views)))
$(eval $(call floor,web,$(gen_web)))
$(eval $(call floor,cli,))

$(out)/localoffer: $(out)/src/main.o $(libs)
	$(call q,link) $(CC) $(LDFLAGS) -o $@ $< -Wl,--start-group $(libs) -Wl,--end-group $(LDLIBS)

# Unit tests mirror src/: tests/unit/FLOOR/test_NAME.c is linked with that floor and those below it.
define unit
$(out)/tests/unit/$(1)/%: tests/unit/$(1)/%.c $$(below_$(1))
	@mkdir -p $$(@D)
	$$(call q,test) $$(CC) $$(CPPFLAGS) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$< -Wl,--start-group $$(below_$(1)) -Wl,--end-group -lcmocka $$(LDLIBS)
endef
$(foreach f,$(floors),$(eval $(call unit,$(f))))
$(out)/tests/sql/%: tests/sql/%.c $(below_domain)
	@mkdir -p $(@D)
	$(call q,test) $(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -Wl,--start-group $(below_domain) -Wl,--end-group -lcmocka $(LDLIBS)
$(out)/tests/bench/%: tests/bench/%.c $(below_domain)
	@mkdir -p $(@D)
	$(call q,test) $(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< -Wl,--start-group $(below_domain) -Wl,--end-group $(LDLIBS)

unit_tests := $(patsubst tests/%.c,$(out)/tests/%,$(wildcard tests/unit/*/test_*.c tests/sql/test_*.c))
.PHONY: unit-tests
unit-tests: $(unit_tests)
print-unit-tests:
	@echo $(unit_tests)
.SECONDARY:

-include $(shell find build -name '*.d' 2>/dev/null)
