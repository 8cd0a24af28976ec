// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "cli/delivery_grammar.h"

#include <QCommandLineParser>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::cli {
namespace {

/// The options as the parser knows them; which of them a command takes is checked afterwards.
struct Grammar {
    QCommandLineOption help{{u"h"_s, u"help"_s}, u"Shows this."_s};
    QCommandLineOption version{{u"v"_s, u"version"_s}, u"Shows the version."_s};
    QCommandLineOption demo{u"demo"_s, u"Uses the embedded GitHub: no token, no network, no trace."_s};
    QCommandLineOption repo{{u"R"_s, u"repo"_s}, u"A repository to look at; may be given again."_s, u"OWNER/NAME"_s};
    QCommandLineOption account{u"account"_s, u"Which account to look with."_s, u"LOGIN@HOST"_s};
    QCommandLineOption json{u"json"_s, u"One JSON object a line, where a command has it."_s};
    QCommandLineOption exitStatus{u"exit-status"_s,
                                  u"Ends with 1: status, when a run has failed; watch, unless it passed."_s};
    QCommandLineOption hidden{u"hidden"_s, u"Starts in the tray, where the desktop has one."_s};
    QCommandLineOption serve{
        u"serve"_s,
        u"demo: runs the embedded GitHub alone and prints its address; POST /_demo/faults and /_demo/clock steer it."_s};
    QCommandLineOption socket{u"socket"_s, u"demo: also listens on this Unix socket."_s, u"PATH"_s};
    QCommandLineOption speed{u"speed"_s, u"demo: how many times faster than its scenario."_s, u"N"_s};
    QCommandLineOption scenario{
        u"scenario"_s,
        u"demo: a file of your own, or rust, matrix, fleet (200 repositories), corners; may be given again."_s,
        u"FILE"_s};
    QCommandLineOption tour{u"demo-tour"_s, u"demo: shows itself, leaves pictures in a folder and ends."_s, u"DIR"_s};
    QCommandLineOption tourSuffix{u"tour-suffix"_s, u"demo: goes into the names of the pictures."_s, u"TEXT"_s};
    QCommandLineOption tourSize{u"tour-size"_s, u"demo: how large the window is on its pictures."_s, u"WIDTHxHEIGHT"_s};

    QList<QCommandLineOption> all() const
    {
        const QList own{help,  version, demo,  repo,     account, json,       exitStatus, hidden,
                        serve, socket,  speed, scenario, tour,    tourSuffix, tourSize};
        return own + delivery_grammar::options();
    }
};

std::unexpected<core::Error> refuse(const QString& what, const QString& advice)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected, .what = what, .advice = advice});
}

std::unexpected<core::Error> refuse(const QString& what)
{
    return refuse(what, u"See what there is with `signalbox --help`."_s);
}

/// Refuses a token on the command line before anything else looks at it: there, every user of the machine can read it.
bool namesToken(const QStringList& arguments)
{
    return std::ranges::any_of(arguments, [](const QString& argument) {
        return argument == "--token"_L1 || argument.startsWith("--token="_L1);
    });
}

core::Result<Options::Command> readDeliveryCommand(const QStringList& words, const delivery_grammar::Words& wanted)
{
    const qsizetype given = words.size() - 1;
    if (given < wanted.least)
        return refuse(u"`signalbox %1` needs %2."_s.arg(words[0], wanted.missing));
    if (given > wanted.most)
        return refuse(u"`%1` is one word too many."_s.arg(words[wanted.most + 1]));
    return Options::Command::Delivery;
}

core::Result<Options::Command> readCommand(const QStringList& words, const QCommandLineParser& parser,
                                           const Grammar& grammar)
{
    if (parser.isSet(grammar.help))
        return Options::Command::Help;
    if (parser.isSet(grammar.version))
        return Options::Command::Version;
    const auto word = words.value(0);
    if (word == "edit"_L1)
        return words.size() > 1
            ? core::Result<Options::Command>(Options::Command::Edit)
            : refuse(u"`signalbox edit` needs a file."_s, u"Name one, such as .github/workflows/ci.yml."_s);
    if (const auto wanted = delivery_grammar::words(word))
        return readDeliveryCommand(words, *wanted);
    const qsizetype most = word == "watch"_L1 ? 2 : 1;
    if (words.size() > most)
        return refuse(u"`%1` is one word too many."_s.arg(words[most]));
    if (word.isEmpty())
        return Options::Command::Window;
    if (word == "status"_L1)
        return Options::Command::Status;
    if (word == "watch"_L1)
        return Options::Command::Watch;
    if (word != "demo"_L1)
        return refuse(u"There is no command `%1`."_s.arg(word));
    if (!parser.isSet(grammar.serve))
        return refuse(
            u"`signalbox demo` needs to know what to do."_s,
            u"Type `signalbox demo --serve` for the embedded GitHub alone, or `signalbox --demo` for the window."_s);
    return Options::Command::Serve;
}

core::Result<void> readRepositories(const QStringList& texts, Options& options)
{
    QStringList hosts;
    for (const auto& text : texts) {
        const auto name = core::RepositoryName::parse(text);
        if (!name)
            return refuse(u"`%1` is not a repository."_s.arg(text), u"Write it as OWNER/NAME."_s);
        options.repositories.push_back(*name);
        const QString host = core::RepositoryName::hostIn(text);
        if (!host.isEmpty() && !hosts.contains(host))
            hosts << host;
    }
    if (hosts.size() > 1)
        return refuse(u"`%1` and `%2` are two servers."_s.arg(hosts[0], hosts[1]),
                      u"Name repositories of one server at a time."_s);
    // An address says whose eyes are meant as well, unless the user does.
    if (options.account.isEmpty() && !hosts.isEmpty())
        options.account = hosts.front();
    return {};
}

core::Result<void> readSpeed(const QString& text, Options& options)
{
    bool isNumber = false;
    const double speed = text.toDouble(&isNumber);
    if (!isNumber || !(speed > 0) || speed > 100'000)
        return refuse(u"`%1` is not a speed."_s.arg(text), u"Give a number above 0, such as 10."_s);
    options.speed = speed;
    return {};
}

core::Result<void> readTourSize(const QString& text, Options& options)
{
    static const QRegularExpression form(u"^(\\d{3,4})x(\\d{3,4})$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return refuse(u"`%1` is not the size of a window."_s.arg(text), u"Give it as 760x560."_s);
    options.tourSize = {match.captured(1).toInt(), match.captured(2).toInt()};
    return {};
}

/// What only makes sense with one command is refused with the others, so that nothing is silently ignored.
core::Result<void> checkCombination(const QCommandLineParser& parser, const Grammar& grammar, const Options& options)
{
    using Command = Options::Command;
    const bool watches = options.command == Command::Watch;
    const bool delivers = options.command == Command::Delivery;
    const bool console = watches || options.command == Command::Status;
    const bool hasWorld = options.demo || options.command == Command::Serve;
    const bool window = options.command == Command::Window;
    const std::vector<std::pair<const QCommandLineOption*, bool>> allowed{
        {&grammar.json, watches || delivers},
        {&grammar.exitStatus, console},
        {&grammar.hidden, window},
        {&grammar.serve, options.command == Command::Serve},
        {&grammar.socket, options.command == Command::Serve},
        {&grammar.speed, hasWorld},
        {&grammar.scenario, hasWorld},
        {&grammar.tour, window && options.demo},
        {&grammar.tourSuffix, window && options.demo},
        {&grammar.tourSize, window && options.demo},
        {&grammar.account, !hasWorld},
        {&grammar.repo, console || delivers || window},
    };
    for (const auto& [option, fits] : allowed) {
        if (!fits && parser.isSet(*option))
            return refuse(u"`--%1` does not go with the rest of the command line."_s.arg(option->names().last()));
    }
    if (const auto option = delivery_grammar::misplaced(parser, options.deliveryCommand); !option.isEmpty())
        return refuse(u"`--%1` does not go with the rest of the command line."_s.arg(option));
    return {};
}

} // namespace

core::Result<Options> parseOptions(const QStringList& arguments)
{
    if (namesToken(arguments)) {
        return refuse(u"A token is not taken from the command line, where every user of this machine can read it."_s,
                      u"Sign in in the window, or set GH_TOKEN."_s);
    }
    const Grammar grammar;
    QCommandLineParser parser;
    parser.addOptions(grammar.all());
    if (!parser.parse(QStringList(u"signalbox"_s) + arguments))
        return refuse(parser.errorText());

    Options options;
    const auto words = parser.positionalArguments();
    if (const auto command = readCommand(words, parser, grammar))
        options.command = *command;
    else
        return std::unexpected(command.error());
    options.demo = parser.isSet(grammar.demo);
    options.account = parser.value(grammar.account);
    options.delivery = delivery_grammar::read(parser);
    if (options.command == Options::Command::Edit) {
        options.files = words.sliced(1);
    } else if (options.command == Options::Command::Delivery) {
        options.deliveryCommand = words.front();
        options.delivery.words = words.sliced(1);
    } else {
        options.run = words.value(1);
    }
    options.json = parser.isSet(grammar.json);
    options.exitStatus = parser.isSet(grammar.exitStatus);
    options.hidden = parser.isSet(grammar.hidden);
    options.socket = parser.value(grammar.socket);
    options.scenarios = parser.values(grammar.scenario);
    options.tourFolder = parser.value(grammar.tour);
    options.tourSuffix = parser.value(grammar.tourSuffix);
    if (parser.isSet(grammar.speed)) {
        if (const auto read = readSpeed(parser.value(grammar.speed), options); !read)
            return std::unexpected(read.error());
    }
    if (parser.isSet(grammar.tourSize)) {
        if (const auto read = readTourSize(parser.value(grammar.tourSize), options); !read)
            return std::unexpected(read.error());
    }
    if (const auto read = readRepositories(parser.values(grammar.repo), options); !read)
        return std::unexpected(read.error());
    if (const auto fits = checkCombination(parser, grammar, options); !fits)
        return std::unexpected(fits.error());
    return options;
}

QString helpText()
{
    const Grammar grammar;
    QString text = u"Signalbox: a control room for GitHub Actions.\n\n"
                   "  signalbox [--demo] [--repo OWNER/NAME ...]   the window\n"
                   "  signalbox status                             a line a workflow\n"
                   "  signalbox watch [RUN]                        a line a change, until the run ends\n"
                   "  signalbox demo --serve                       the embedded GitHub alone\n"
                   "  signalbox edit FILE...                       the editor of workflow files\n"
                   "  signalbox lint FILE|DIR...                   judges workflow files: signalbox lint --help\n"_s
        + delivery_grammar::help() + u'\n';
    for (const auto& option : grammar.all()) {
        QString names;
        for (const auto& name : option.names())
            names += (names.isEmpty() ? ""_L1 : ", "_L1) + QLatin1StringView(name.size() == 1 ? "-" : "--") + name;
        if (!option.valueName().isEmpty())
            names += u' ' + option.valueName();
        text += "  "_L1 + names.leftJustified(28) + option.description() + u'\n';
    }
    text += u"\nA token comes from the system keychain, where the window puts it, else from GH_TOKEN or GITHUB_TOKEN\n"
            "(GH_ENTERPRISE_TOKEN for another host). Exit status: 0 fine, 1 failed, 2 wrong use, 3 a check\n"
            "stands against it and nothing was sent, 4 no token.\n"_s;
    return text;
}

} // namespace signalbox::cli
