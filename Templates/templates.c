// The report's prose, styles and experiments, embedded at compile time (C23 #embed): the binary needs no files.
#include "CTemplates.h"

static const unsigned char batchnorm_x[] = {
#embed "batchnorm/x"
};

const struct bnreport_template bnreport_templates[] = {
    {"batchnorm/x", batchnorm_x, sizeof batchnorm_x},
};
const size_t bnreport_template_count = sizeof bnreport_templates / sizeof bnreport_templates[0];
