// The reports' prose, styles and experiments, embedded at compile time (C23 #embed), so that the program needs no
// files at run time. A new file is one #embed and one line of the list.
#include "CTemplates.h"

static const unsigned char batchnorm_experiment_yaml[] = {
#embed "batchnorm/experiment.yaml"
};
static const unsigned char batchnorm_template_md[] = {
#embed "batchnorm/template.md"
};
static const unsigned char compare_template_md[] = {
#embed "compare/template.md"
};
static const unsigned char convolutions_experiment_yaml[] = {
#embed "convolutions/experiment.yaml"
};
static const unsigned char convolutions_template_md[] = {
#embed "convolutions/template.md"
};
static const unsigned char dropout_experiment_yaml[] = {
#embed "dropout/experiment.yaml"
};
static const unsigned char dropout_template_md[] = {
#embed "dropout/template.md"
};
static const unsigned char generic_template_md[] = {
#embed "generic/template.md"
};
static const unsigned char notebook_data_py[] = {
#embed "notebook/data.py"
};
static const unsigned char notebook_keep_py[] = {
#embed "notebook/keep.py"
};
static const unsigned char notebook_idx_py[] = {
#embed "notebook/idx.py"
};
static const unsigned char notebook_cifar_py[] = {
#embed "notebook/cifar.py"
};
static const unsigned char notebook_synthetic_py[] = {
#embed "notebook/synthetic.py"
};
static const unsigned char notebook_table_py[] = {
#embed "notebook/table.py"
};
static const unsigned char notebook_examples_py[] = {
#embed "notebook/examples.py"
};
static const unsigned char notebook_training_py[] = {
#embed "notebook/training.py"
};
static const unsigned char notebook_measures_py[] = {
#embed "notebook/measures.py"
};
static const unsigned char notebook_comparison_py[] = {
#embed "notebook/comparison.py"
};
static const unsigned char notebook_repeat_py[] = {
#embed "notebook/repeat.py"
};
static const unsigned char notebook_check_py[] = {
#embed "notebook/check.py"
};
static const unsigned char page_page_html[] = {
#embed "page/page.html"
};
static const unsigned char page_report_css[] = {
#embed "page/report.css"
};
static const unsigned char page_report_js[] = {
#embed "page/report.js"
};

static const unsigned char words_de_yaml[] = {
#embed "words/de.yaml"
};
static const unsigned char words_fr_yaml[] = {
#embed "words/fr.yaml"
};
static const unsigned char words_es_yaml[] = {
#embed "words/es.yaml"
};
static const unsigned char words_zh_yaml[] = {
#embed "words/zh.yaml"
};
static const unsigned char words_ja_yaml[] = {
#embed "words/ja.yaml"
};
static const unsigned char words_ar_yaml[] = {
#embed "words/ar.yaml"
};
static const unsigned char words_hi_yaml[] = {
#embed "words/hi.yaml"
};
static const unsigned char words_en_yaml[] = {
#embed "words/en.yaml"
};

#define ENTRY(path, name) {path, name, sizeof name}

static const struct bnreport_template templates[] = {
    ENTRY("batchnorm/experiment.yaml", batchnorm_experiment_yaml),
    ENTRY("batchnorm/template.md", batchnorm_template_md),
    ENTRY("compare/template.md", compare_template_md),
    ENTRY("convolutions/experiment.yaml", convolutions_experiment_yaml),
    ENTRY("convolutions/template.md", convolutions_template_md),
    ENTRY("dropout/experiment.yaml", dropout_experiment_yaml),
    ENTRY("dropout/template.md", dropout_template_md),
    ENTRY("generic/template.md", generic_template_md),
    ENTRY("notebook/data.py", notebook_data_py),
    ENTRY("notebook/keep.py", notebook_keep_py),
    ENTRY("notebook/idx.py", notebook_idx_py),
    ENTRY("notebook/cifar.py", notebook_cifar_py),
    ENTRY("notebook/synthetic.py", notebook_synthetic_py),
    ENTRY("notebook/table.py", notebook_table_py),
    ENTRY("notebook/examples.py", notebook_examples_py),
    ENTRY("notebook/training.py", notebook_training_py),
    ENTRY("notebook/measures.py", notebook_measures_py),
    ENTRY("notebook/comparison.py", notebook_comparison_py),
    ENTRY("notebook/repeat.py", notebook_repeat_py),
    ENTRY("notebook/check.py", notebook_check_py),
    ENTRY("page/page.html", page_page_html),
    ENTRY("page/report.css", page_report_css),
    ENTRY("page/report.js", page_report_js),
    ENTRY("words/de.yaml", words_de_yaml),
    ENTRY("words/fr.yaml", words_fr_yaml),
    ENTRY("words/es.yaml", words_es_yaml),
    ENTRY("words/zh.yaml", words_zh_yaml),
    ENTRY("words/ja.yaml", words_ja_yaml),
    ENTRY("words/ar.yaml", words_ar_yaml),
    ENTRY("words/hi.yaml", words_hi_yaml),
    ENTRY("words/en.yaml", words_en_yaml),
};

const struct bnreport_template *bnreport_templates(size_t *count) {
  *count = sizeof templates / sizeof templates[0];
  return templates;
}
