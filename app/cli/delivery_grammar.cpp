// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/delivery_grammar.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace signalbox::cli::delivery_grammar {
namespace {

struct CommandRow {
    QString name;
    Words words;
    QString usage; ///< behind "signalbox "
    QString what;
};

const std::vector<CommandRow>& commands()
{
    static const std::vector<CommandRow> rows{
        {u"rollback"_s,
         {1, 1, u"an environment, such as production"_s},
         u"rollback ENVIRONMENT [--to V]"_s,
         u"brings an older version back"_s},
        {u"approve"_s,
         {0, 1000, {}},
         u"approve [RUN...|--all]"_s,
         u"says yes to what waits for you; shows it without"_s},
        {u"deploy"_s,
         {2, 2, u"a version and an environment, such as v1.5.0 production"_s},
         u"deploy VERSION ENVIRONMENT"_s,
         u"starts the deploy workflow, and follows it"_s},
        {u"log"_s, {}, u"log"_s, u"what was done, by whom, and why"_s},
        {u"guard"_s, {0, 0, {}}, u"guard [--json]"_s, u"watches the health of environments, until SIGTERM"_s},
        {u"release"_s, {0, 1, {}}, u"release [VERSION]"_s, u"releases the next version, or this one"_s},
    };
    return rows;
}

/// An option, where it is kept, and which commands take it.
struct TextRow {
    QCommandLineOption option;
    QString DeliveryOptions::* text;
    QStringList commands;
};

struct FlagRow {
    QCommandLineOption option;
    bool DeliveryOptions::* flag;
    QStringList commands;
};

const std::vector<TextRow>& texts()
{
    static const std::vector<TextRow> rows{
        {{u"to"_s, u"rollback: the version to go back to; else the newest good one."_s, u"VERSION"_s},
         &DeliveryOptions::to,
         {u"rollback"_s}},
        {{u"reason"_s, u"Why; kept in the action log."_s, u"TEXT"_s},
         &DeliveryOptions::reason,
         {u"rollback"_s, u"deploy"_s, u"release"_s}},
        {{u"comment"_s, u"approve: a comment, which GitHub shows beside the review."_s, u"TEXT"_s},
         &DeliveryOptions::comment,
         {u"approve"_s}},
        {{u"environment"_s, u"approve: deployments to this one alone."_s, u"NAME"_s},
         &DeliveryOptions::environment,
         {u"approve"_s}},
        {{u"search"_s, u"log: only what has these words."_s, u"TEXT"_s}, &DeliveryOptions::search, {u"log"_s}},
        {{u"since"_s, u"log: from this day or time on."_s, u"WHEN"_s}, &DeliveryOptions::since, {u"log"_s}},
        {{u"export"_s, u"log: all of it as JSON lines with their hashes; - for standard output."_s, u"FILE"_s},
         &DeliveryOptions::exportFile,
         {u"log"_s}},
        {{u"at"_s, u"release: a commit, branch or tag; else the head of the default branch."_s, u"COMMIT"_s},
         &DeliveryOptions::commit,
         {u"release"_s}},
        {{u"notes-file"_s, u"release: the notes, in place of those that GitHub would write."_s, u"FILE"_s},
         &DeliveryOptions::notesFile,
         {u"release"_s}},
    };
    return rows;
}

const std::vector<FlagRow>& flags()
{
    static const std::vector<FlagRow> rows{
        {{u"dry-run"_s, u"Shows every request that would change something, and sends none."_s},
         &DeliveryOptions::isDryRun,
         {u"rollback"_s, u"deploy"_s, u"release"_s}},
        {{u"all"_s, u"approve: everything that waits for you."_s}, &DeliveryOptions::isAll, {u"approve"_s}},
        {{u"reject"_s, u"approve: says no to deployments; their jobs fail."_s},
         &DeliveryOptions::isReject,
         {u"approve"_s}},
        {{u"verify"_s, u"log: whether it is as it was written; ends with 1 where it is not."_s},
         &DeliveryOptions::isVerify,
         {u"log"_s}},
        {{u"yes"_s, u"Asks nobody; a rollback then needs --reason."_s},
         &DeliveryOptions::isYes,
         {u"rollback"_s, u"approve"_s, u"deploy"_s, u"release"_s}},
        {{u"draft"_s, u"release: makes a draft and leaves it for somebody to publish."_s},
         &DeliveryOptions::isDraft,
         {u"release"_s}},
        {{u"prerelease"_s, u"release: says that it is not ready for everybody."_s},
         &DeliveryOptions::isPrerelease,
         {u"release"_s}},
        {{u"override"_s, u"Goes on although a check wants a person's decision; the reason is kept."_s},
         &DeliveryOptions::isOverride,
         {u"rollback"_s, u"release"_s}},
    };
    return rows;
}

} // namespace

std::optional<Words> words(const QString& command)
{
    const auto found = std::ranges::find(commands(), command, &CommandRow::name);
    return found == commands().end() ? std::nullopt : std::optional(found->words);
}

QList<QCommandLineOption> options()
{
    QList<QCommandLineOption> all;
    for (const auto& row : texts())
        all << row.option;
    for (const auto& row : flags())
        all << row.option;
    return all;
}

QString misplaced(const QCommandLineParser& parser, const QString& command)
{
    const auto isMisplaced
        = [&](const auto& row) { return parser.isSet(row.option) && !row.commands.contains(command); };
    if (const auto text = std::ranges::find_if(texts(), isMisplaced); text != texts().end())
        return text->option.names().last();
    const auto flag = std::ranges::find_if(flags(), isMisplaced);
    return flag == flags().end() ? QString() : flag->option.names().last();
}

DeliveryOptions read(const QCommandLineParser& parser)
{
    DeliveryOptions read;
    for (const auto& row : texts())
        read.*row.text = parser.value(row.option);
    for (const auto& row : flags())
        read.*row.flag = parser.isSet(row.option);
    return read;
}

QString help()
{
    QString text;
    for (const auto& row : commands())
        text += "  signalbox "_L1 + row.usage.leftJustified(33) + u' ' + row.what + u'\n';
    return text;
}

} // namespace signalbox::cli::delivery_grammar
