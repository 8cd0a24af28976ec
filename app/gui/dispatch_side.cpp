// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dispatch_side.h"

#include "common/icons.h"
#include "github/worker.h"
#include "monitor/dispatch_commands.h"
#include "window/command_palette.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

template <class Named>
QStringList namesOf(const std::vector<Named>& things)
{
    QStringList names;
    names.reserve(qsizetype(things.size()));
    for (const Named& thing : things)
        names << thing.name;
    return names;
}

// The watcher looks at once; this is for a run that it may never tell of, because its workflow does not count.
constexpr auto untilGivenUp = 20s;

bool isFile(const QString& path)
{
    return path.startsWith(".github/workflows/"_L1);
}

/// What to do about a refusal, by GitHub's own words.
QString adviceFor(const QString& words)
{
    if (words.startsWith("No ref found"_L1))
        return DispatchSide::tr("Choose a branch or tag that is there.");
    if (words.contains("disabled workflow"_L1))
        return DispatchSide::tr("Switch it on among the repository's workflows.");
    if (words.contains("'workflow_dispatch' trigger"_L1))
        return DispatchSide::tr("Add workflow_dispatch under “on” in its file, also on the default branch.");
    if (words.contains("input"_L1))
        return DispatchSide::tr("The file may have changed meanwhile: its inputs have been read again.");
    return {};
}

} // namespace

DispatchSide::DispatchSide(session::Workspace& workspace, Accounts& accounts, const lists::RunListModel& runs,
                           views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_clock(workspace.clock())
    , m_runs(runs)
    , m_window(window)
    , m_presets(workspace.profile().settingsFile())
{
    connect(&accounts, &Accounts::changed, this, &DispatchSide::take);
    connect(&window, &views::MainWindow::dispatchRequested, this, &DispatchSide::showOfRun);
    offerInPalette();
}

DispatchSide::~DispatchSide()
{
    m_window.setMorePaletteEntries({});
    delete m_form;
}

void DispatchSide::take(const core::ChangeSet& changes)
{
    for (const core::Change& change : changes.changes) {
        if (const auto* workflow = std::get_if<core::Changed<core::Workflow>>(&change)) {
            m_workflows.insert_or_assign({changes.account, workflow->after.id}, workflow->after);
            judge(changes.account, workflow->after);
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            std::erase_if(m_workflows, [&](const auto& known) {
                return known.first.first == changes.account && known.second.repository == gone->repository;
            });
        }
    }
    openAwaited();
}

/// It may be switched on while its form waits.
void DispatchSide::judge(const core::AccountId& account, const core::Workflow& workflow)
{
    if (m_form && account == m_account && workflow.id == m_form->subject().workflow.id)
        m_form->setRefusal(
            monitor::DispatchCommands::whyNot(workflow, m_accounts.repository(account, workflow.repository)));
}

void DispatchSide::offerInPalette()
{
    m_window.setMorePaletteEntries([this] {
        std::vector<views::PaletteEntry> entries;
        for (const auto& [key, workflow] : m_workflows) {
            const core::RepositoryName name = m_accounts.repository(key.first, workflow.repository).name;
            if (name.isEmpty() || !isFile(workflow.path) || workflow.state != "active"_L1)
                continue;
            entries.push_back(
                {.text = tr("Run workflow %1…").arg(workflow.name),
                 .detail = name.full(),
                 .icon = views::lineIcon(u"event"_s),
                 .act = [this, account = key.first, name, path = workflow.path] { show(account, name, path); }});
        }
        return entries;
    });
}

/// On its branch; that of a pull request may be one of another repository.
void DispatchSide::showOfRun(const core::AccountId& account, const core::Run& run)
{
    const bool isOurs = !run.event.startsWith("pull_request"_L1);
    show(account, run.repositoryName, run.workflowPath, isOurs ? run.branch : QString());
}

const core::Workflow* DispatchSide::find(const core::AccountId& account, core::RepositoryId repository,
                                         const QString& path) const
{
    for (const auto& [key, workflow] : m_workflows) {
        if (key.first == account && workflow.repository == repository && workflow.path == path)
            return &workflow;
    }
    return nullptr;
}

void DispatchSide::show(const core::AccountId& account, const core::RepositoryName& repository, const QString& path,
                        const QString& ref)
{
    auto* session = m_accounts.find(account);
    const auto row = session ? session->watcher().repository(repository) : std::nullopt;
    const auto* workflow = row ? find(account, row->id, path) : nullptr;
    if (!row || !workflow) {
        m_window.showBanner(core::Error{.kind = core::ErrorKind::NotFound,
                                        .what = tr("GitHub lists no workflow %1 in %2.").arg(path, repository.full()),
                                        .advice = tr("Its file must be on the default branch before it can be "
                                                     "started by hand.")});
        return;
    }
    delete m_form;
    m_account = account;
    const QString begin = ref.isEmpty() ? row->defaultBranch : ref;
    m_form = new views::DispatchForm(
        {.repository = repository, .workflow = *workflow, .defaultBranch = row->defaultBranch}, begin, &m_window);
    m_form->setRefusal(monitor::DispatchCommands::whyNot(*workflow, *row));
    m_form->setPresets(m_presets.last(scope()), m_presets.named(scope()));
    connectForm();
    m_form->show();
    QCoro::connect(readInputs(begin), this, [] { });
    QCoro::connect(readRefs(), this, [] { });
    QCoro::connect(readEnvironments(), this, [] { });
}

settings::DispatchPresets::Scope DispatchSide::scope() const
{
    const views::DispatchSubject& subject = m_form->subject();
    return {.account = m_account, .repository = subject.repository, .workflow = subject.workflow.path};
}

void DispatchSide::connectForm()
{
    connect(m_form, &views::DispatchForm::inputsWanted, this,
            [this](const QString& ref) { QCoro::connect(readInputs(ref), this, [] { }); });
    connect(m_form, &views::DispatchForm::fileRequested, this, [this](const QString& ref) {
        const views::DispatchSubject& subject = m_form->subject();
        Q_EMIT editRequested(m_account, subject.repository, subject.workflow.path, ref);
    });
    connect(m_form, &views::DispatchForm::presetsChanged, this, [this](const std::vector<core::DispatchPreset>& named) {
        if (const auto kept = m_presets.keepNamed(scope(), named); !kept)
            m_form->say(kept.error());
    });
    connect(m_form, &views::DispatchForm::startRequested, this,
            [this](const QString& ref, const workflow::DispatchValues& values) {
                if (const auto kept = m_presets.keepLast(scope(), m_form->values()); !kept)
                    m_window.showBanner(kept.error());
                QCoro::connect(start(ref, values), this, [] { });
            });
}

QCoro::Task<void> DispatchSide::readInputs(QString ref)
{
    const QPointer self(this);
    const QPointer form(m_form);
    auto* session = m_accounts.find(m_account);
    if (!session)
        co_return;
    const auto text = co_await session->client().file(form->subject().repository, form->subject().workflow.path, ref);
    if (!self || !form || form->ref() != ref)
        co_return;
    if (!text) {
        if (text.error().kind != core::ErrorKind::Cancelled)
            form->setTrouble(text.error());
        co_return;
    }
    const auto work = [text = *text] { return workflow::readDispatchInputs(text); };
    const auto inputs = co_await github::onWorker(m_lifetime, work);
    if (!self || !form || form->ref() != ref)
        co_return;
    if (inputs)
        form->setInputs(*inputs);
    else if (inputs.error().kind != core::ErrorKind::Cancelled)
        form->setTrouble(inputs.error());
}

/// Whoever cannot be told of them types the name.
QCoro::Task<void> DispatchSide::readRefs()
{
    const QPointer self(this);
    const QPointer form(m_form);
    auto* session = m_accounts.find(m_account);
    if (!session)
        co_return;
    QStringList names;
    const auto branches = co_await session->client().branches(form->subject().repository);
    if (!self || !form)
        co_return;
    for (const core::Branch& branch : branches.value_or(std::vector<core::Branch>()))
        names << branch.name;
    form->setRefs(names, {});
    session = m_accounts.find(m_account);
    if (!session)
        co_return;
    const auto tags
        = co_await session->client().tags(form->subject().repository, github::Priority::User, github::Ask::Always);
    if (self && form && tags)
        form->setRefs(names, namesOf(tags->rows));
}

QCoro::Task<void> DispatchSide::readEnvironments()
{
    const QPointer self(this);
    const QPointer form(m_form);
    auto* session = m_accounts.find(m_account);
    if (!session)
        co_return;
    const auto environments = co_await session->client().environments(form->subject().repository,
                                                                      github::Priority::User, github::Ask::Always);
    if (self && form && environments)
        form->setEnvironments(namesOf(environments->rows));
}

QCoro::Task<void> DispatchSide::start(QString ref, workflow::DispatchValues values)
{
    const QPointer self(this);
    const QPointer form(m_form);
    const core::AccountId account = m_account;
    auto* session = m_accounts.find(account);
    if (!session)
        co_return;
    const core::RepositoryName repository = form->subject().repository;
    const core::Workflow workflow = form->subject().workflow;
    const auto from = m_window.openedRun();
    form->setStarting(true);
    const auto started = co_await session->dispatchCommands().dispatch(
        {.repository = repository, .workflow = workflow, .ref = ref, .inputs = values});
    if (!self || (!started && started.error().kind == core::ErrorKind::Cancelled))
        co_return;
    if (form)
        form->setStarting(false);
    if (!started) {
        form ? tell(started.error()) : m_window.showBanner(started.error());
        co_return;
    }
    if (form)
        form->accept();
    m_window.showBanner(tr("GitHub starts “%1” on %2. Its run opens once it is there.").arg(workflow.name, ref));
    session = m_accounts.find(account);
    if (!session)
        co_return;
    const auto run = co_await session->dispatchCommands().find(*started);
    if (!self || (!run && run.error().kind == core::ErrorKind::Cancelled))
        co_return;
    if (run)
        follow({.account = account, .repository = repository, .run = *run, .from = from});
    else
        m_window.showBanner(run.error());
}

/// In the form, which reads its file again where GitHub found it to be another.
void DispatchSide::tell(core::Error error)
{
    if (error.kind == core::ErrorKind::Rejected && !error.detail.isEmpty())
        error.advice = adviceFor(error.detail);
    if (error.kind == core::ErrorKind::Timeout)
        error.advice = tr("Look among the runs before you start it again.");
    m_form->say(error);
    if (error.kind == core::ErrorKind::Rejected)
        QCoro::connect(readInputs(m_form->ref()), this, [] { });
}

void DispatchSide::follow(const Awaited& run)
{
    m_awaited = run;
    openAwaited();
    if (m_awaited)
        m_clock.after(untilGivenUp, this, [this, run] { giveUp(run); });
}

void DispatchSide::openAwaited()
{
    if (!m_awaited)
        return;
    const Awaited awaited = *m_awaited;
    const auto* run = m_runs.find(awaited.account, awaited.run);
    if (!run)
        return;
    m_awaited.reset();
    const auto open = [this, awaited] { m_window.openRun(awaited.account, awaited.run); };
    if (m_window.openedRun() == awaited.from) {
        m_window.clearBanner();
        open();
        return;
    }
    m_window.showBanner(tr("%1 #%2, which you started, is there.").arg(run->workflowName).arg(run->number), tr("Open"),
                        open);
}

void DispatchSide::giveUp(const Awaited& run)
{
    const auto* session = m_accounts.find(run.account);
    if (!m_awaited || m_awaited->run != run.run || !session)
        return;
    m_awaited.reset();
    QUrl page = session->account().webUrl;
    page.setPath(u"/%1/actions/runs/%2"_s.arg(run.repository.full()).arg(run.run.value));
    m_window.showBanner(tr("The run that you started is not among those that are shown here."), tr("Open on GitHub"),
                        [this, page] { Q_EMIT m_window.browserRequested(page); });
}

} // namespace signalbox::gui
