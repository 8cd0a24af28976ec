// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linting/command.h"

#include "lint/checker.h"
#include "lint/fixing.h"
#include "lint/repository.h"
#include "lint/rules.h"
#include "lint/settings.h"
#include "lint/shellcheck.h"
#include "linting/files.h"
#include "linting/formats.h"
#include "linting/options.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace signalbox::linting {
namespace {

/// False when nobody reads any more.
bool print(const QByteArray& bytes)
{
    return std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout)
        == static_cast<size_t>(bytes.size());
}

void complain(const core::Error& error)
{
    std::fprintf(stderr, "signalbox: %s\n", error.sentence().toLocal8Bit().constData());
}

void complain(const QString& sentence)
{
    std::fprintf(stderr, "signalbox: %s\n", sentence.toLocal8Bit().constData());
}

QByteArray ruleList()
{
    QString text;
    for (const lint::Rule& rule : lint::allRules())
        text += u"%1 %2 %3\n"_s.arg(rule.id, -30).arg(severityName(rule.severity), -8).arg(rule.why);
    return text.toUtf8();
}

/// Judges one file after the other and remembers how it went.
class Command {
public:
    explicit Command(const Options& options)
        : m_options(options)
    {
    }

    int run()
    {
        if (!m_options.config.isEmpty()) {
            const auto settings = settingsIn(m_options.config);
            if (!settings)
                return Unusable;
            m_settings = *settings;
        }
        for (const QString& path : m_options.paths) {
            const auto files = filesOf(path);
            if (!files) {
                fail(files.error());
                continue;
            }
            if (files->isEmpty())
                complain(u"`%1` holds no workflows."_s.arg(path));
            for (const QString& file : *files)
                judge(file);
        }
        if (m_options.format == Options::Format::Sarif)
            print(sarif(m_judged));
        if (std::fflush(stdout) != 0)
            m_isUnusable = true;
        return m_isUnusable ? Unusable : m_hasFindings ? Findings : Clean;
    }

private:
    void fail(const core::Error& error)
    {
        complain(error);
        m_isUnusable = true;
    }

    /// Nothing when the file cannot be used, which has been said then.
    std::optional<lint::Settings> settingsIn(const QString& path)
    {
        const auto text = read(path);
        auto settings = text ? lint::Settings::read(*text) : std::unexpected(text.error());
        if (settings)
            return *settings;
        core::Error error = settings.error();
        if (text)
            error.what = u"`%1`: %2"_s.arg(path, error.what);
        fail(error);
        return {};
    }

    /// Those of that repository, or those that were named.
    lint::Settings settingsFor(const QString& repository)
    {
        if (!m_options.config.isEmpty())
            return m_settings;
        const auto known = m_ofRepositories.constFind(repository);
        if (known != m_ofRepositories.cend())
            return *known;
        lint::Settings settings;
        const QString file = repository + u"/.github/signalbox-lint.yml"_s;
        if (!repository.isEmpty() && QFile::exists(file))
            settings = settingsIn(file).value_or(lint::Settings());
        m_ofRepositories.insert(repository, settings);
        return settings;
    }

    /// What is around a file in the clone at `root`; nothing is known where that is empty.
    lint::Repository repositoryAt(const QString& root)
    {
        if (root.isEmpty())
            return {};
        if (!m_repositories.contains(root))
            m_repositories.insert(root, lint::Repository(std::make_shared<const lint::CloneFiles>(root)));
        return m_repositories.value(root);
    }

    void judge(const QString& path)
    {
        const bool isStdin = path == "-"_L1;
        const QString name = isStdin && !m_options.stdinName.isEmpty() ? m_options.stdinName
            : isStdin                                                  ? u"<stdin>"_s
                                                                       : path;
        const bool isNamed = !isStdin || !m_options.stdinName.isEmpty();
        const QString root = isNamed ? lint::CloneFiles::rootOf(name) : QString();
        const lint::Repository repository = repositoryAt(root);
        const lint::Settings settings = settingsFor(root);
        const QString inRepository = repository.pathOf(name);
        if (settings.leavesOut(inRepository.isEmpty() ? name : inRepository))
            return;
        auto text = read(path);
        if (!text)
            return fail(text.error());
        if (m_options.fix) {
            const QByteArray mended = lint::mended(m_checker, *text, name, settings, repository);
            if (!isStdin && mended != *text) {
                if (const auto written = write(path, mended); !written)
                    fail(written.error());
            }
            text = mended;
        }
        QElapsedTimer timer;
        timer.start();
        Judged judged{.path = name, .text = *text, .diagnostics = m_checker.check(*text, name, repository)};
        judged.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        addShellcheck(judged);
        judged.diagnostics = settings.applied(std::move(judged.diagnostics), *text);
        std::erase_if(judged.diagnostics,
                      [this](const lint::Diagnostic& each) { return each.severity > m_options.least; });
        m_hasFindings = m_hasFindings || !judged.diagnostics.empty();
        if (m_options.fix && isStdin) {
            print(*text);
            std::fputs(formatted(judged, m_options.format).constData(), stderr);
        } else if (m_options.format == Options::Format::Sarif) {
            m_judged.push_back(std::move(judged));
        } else {
            print(formatted(judged, m_options.format));
        }
    }

    void addShellcheck(Judged& judged) const
    {
        if (!m_options.shellcheck)
            return;
        std::vector<lint::Diagnostic> more = m_shellcheck.check(judged.text);
        judged.diagnostics.insert(judged.diagnostics.end(), std::make_move_iterator(more.begin()),
                                  std::make_move_iterator(more.end()));
        std::ranges::stable_sort(judged.diagnostics, {}, [](const lint::Diagnostic& each) { return each.range.start; });
    }

    const Options& m_options;
    const lint::Checker m_checker;
    const lint::Shellcheck m_shellcheck;
    lint::Settings m_settings;
    QHash<QString, lint::Settings> m_ofRepositories;
    QHash<QString, lint::Repository> m_repositories; ///< by their roots
    std::vector<Judged> m_judged; ///< of sarif, which is one document
    bool m_hasFindings = false;
    bool m_isUnusable = false;
};

} // namespace

int run(const QStringList& arguments)
{
    const auto options = parseOptions(arguments);
    if (!options) {
        complain(options.error());
        return Unusable;
    }
    if (options->help || options->rules)
        return print(options->help ? helpText().toUtf8() : ruleList()) ? Clean : Unusable;
    return Command(*options).run();
}

} // namespace signalbox::linting
