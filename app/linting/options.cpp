// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linting/options.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace signalbox::linting {
namespace {

std::unexpected<core::Error> refuse(const QString& what)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                       .what = what,
                                       .advice = u"See what there is with `signalbox lint --help`."_s});
}

/// The words behind the options, and the options with their values: "--format=json" and "--format json" alike.
class Words {
public:
    explicit Words(const QStringList& arguments)
        : m_rest(arguments)
    {
    }

    bool isAtEnd() const { return m_rest.isEmpty(); }
    QString next() { return m_rest.takeFirst(); }
    /// The value of the option that was just read; nothing when there is none.
    std::optional<QString> value(const QString& option)
    {
        if (const qsizetype equals = option.indexOf(u'='); equals > 0)
            return option.sliced(equals + 1);
        if (m_rest.isEmpty())
            return {};
        return m_rest.takeFirst();
    }

private:
    QStringList m_rest;
};

template <class Value>
core::Result<Value> oneOf(const QString& option, const std::optional<QString>& text, const QMap<QString, Value>& values)
{
    if (text && values.contains(*text))
        return values.value(*text);
    return refuse(u"`%1` takes one of %2."_s.arg(option.section(u'=', 0, 0), values.keys().join(u", "_s)));
}

} // namespace

core::Result<Options> parseOptions(const QStringList& arguments)
{
    static const QMap<QString, Options::Format> formats{{u"text"_s, Options::Format::Text},
                                                        {u"json"_s, Options::Format::Json},
                                                        {u"sarif"_s, Options::Format::Sarif},
                                                        {u"github"_s, Options::Format::Github}};
    static const QMap<QString, lint::Severity> severities{{u"error"_s, lint::Severity::Error},
                                                          {u"warning"_s, lint::Severity::Warning},
                                                          {u"hint"_s, lint::Severity::Hint}};
    Options options;
    Words words(arguments);
    bool areFilesOnly = false;
    while (!words.isAtEnd()) {
        const QString word = words.next();
        const QString name = word.section(u'=', 0, 0);
        if (areFilesOnly || word == "-"_L1 || !word.startsWith(u'-')) {
            options.paths << word;
        } else if (word == "--"_L1) {
            areFilesOnly = true;
        } else if (name == "--format"_L1) {
            const auto format = oneOf(word, words.value(word), formats);
            if (!format)
                return std::unexpected(format.error());
            options.format = *format;
        } else if (name == "--severity"_L1) {
            const auto severity = oneOf(word, words.value(word), severities);
            if (!severity)
                return std::unexpected(severity.error());
            options.least = *severity;
        } else if (name == "--config"_L1 || name == "--stdin-filename"_L1) {
            const auto value = words.value(word);
            if (!value)
                return refuse(u"`%1` takes the name of a file."_s.arg(name));
            (name == "--config"_L1 ? options.config : options.stdinName) = *value;
        } else if (word == "--fix"_L1) {
            options.fix = true;
        } else if (word == "--no-shellcheck"_L1) {
            options.shellcheck = false;
        } else if (word == "--rules"_L1) {
            options.rules = true;
        } else if (word == "--help"_L1 || word == "-h"_L1) {
            options.help = true;
        } else {
            return refuse(u"There is no option `%1`."_s.arg(word));
        }
    }
    if (options.paths.isEmpty() && !options.help && !options.rules)
        return refuse(u"`signalbox lint` needs a file or a folder; - is standard input."_s);
    return options;
}

QString helpText()
{
    return uR"(Judges workflow files, action files and dependabot.yml, each with the files of its repository that it names.

Usage: signalbox lint [OPTIONS] FILE|DIR...

A DIR stands for its .github/workflows, action.yml and .github/actions; without these for all YAML files in it.
A FILE that is - is standard input.

Options:
  --format FORMAT         text, json (an object a line and file), sarif or github (annotations); text
  --severity LEAST        error, warning or hint: what is less is not told of; hint
  --fix                   mends what can be mended safely, then tells of the rest; standard input is printed mended
  --config FILE           settings; without it .github/signalbox-lint.yml of each file's repository
  --stdin-filename NAME   what standard input is called, and where it belongs
  --no-shellcheck         does not ask shellcheck about scripts, where it is installed
  --rules                 lists the rules
  -h, --help              shows this

Ends with 0 when there is nothing to tell, 1 when there is, 2 when something could not be read or was typed wrong.

A comment takes a finding back, where it says why, on the same line or the line before:
  # signalbox-lint: ignore RULE[, RULE...] -- REASON

Settings:
  rules:
    artipacked: off        # or error, warning, hint
  ignore:
    - vendor/**
)"_s;
}

} // namespace signalbox::linting
