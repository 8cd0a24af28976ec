// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/artifact_side.h"

#include "github/worker.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/artifact_panel.h"
#include "pipeline/pipeline_view.h"
#include "pipeline/run_results.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using views::PipelineView;

} // namespace

ArtifactSide::ArtifactSide(session::Workspace& workspace, Accounts& accounts, views::MainWindow& window,
                           QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_window(window)
    , m_downloads(workspace.clock())
{
    connect(&window, &views::MainWindow::runOpened, this, [this](const views::RunKey& key) {
        m_shown = key;
        follow();
    });
    connect(&window, &views::MainWindow::runClosed, this, [this] { m_shown.reset(); });
    connect(&window.pipeline(), &PipelineView::resultsShown, this, &ArtifactSide::follow);
    connect(&accounts, &Accounts::changed, this, [this](const core::ChangeSet& changes) {
        if (m_shown && changes.account == m_shown->account)
            look();
    });
    connect(&accounts, &Accounts::freshnessChanged, this,
            [this](const core::AccountId&, const core::Freshness& freshness) {
                const bool offline = freshness.error && freshness.error->kind == core::ErrorKind::Offline;
                if (std::exchange(m_offline, offline) && !offline)
                    m_downloads.tryNow();
            });
    connectPanels();
}

ArtifactSide::~ArtifactSide() = default;

void ArtifactSide::connectPanels()
{
    auto& panel = m_window.pipeline().results().artifacts();
    connect(&panel, &views::ArtifactPanel::downloadRequested, this, &ArtifactSide::downloadAll);
    connect(&panel, &views::ArtifactPanel::downloadAsRequested, this, &ArtifactSide::downloadAs);
    connect(&panel, &views::ArtifactPanel::folderRequested, this, &ArtifactSide::chooseFolder);
    connect(&panel, &views::ArtifactPanel::showFileRequested, this, &ArtifactSide::openFolderOf);
    connect(&panel, &views::ArtifactPanel::retryRequested, this, &ArtifactSide::follow);
    connect(&panel, &views::ArtifactPanel::stopRequested, this, [this](core::ArtifactId artifact) {
        if (m_shown)
            m_downloads.stop(m_shown->account, artifact);
    });
    connect(&m_downloads, &downloads::ArtifactDownloads::changed, this,
            [this](const core::AccountId& account, core::ArtifactId artifact) {
                if (m_shown && m_shown->account == account)
                    showDownload(artifact);
            });
}

/// Another run is looked at, or the same one after a while: from the beginning.
void ArtifactSide::follow()
{
    const auto run = m_window.pipeline().run();
    auto& results = m_window.pipeline().results();
    m_asked.clear();
    m_refused = false;
    results.annotations().clear();
    results.artifacts().begin(run && run->state.isCompleted());
    results.artifacts().setNow(m_workspace.clock().now());
    results.artifacts().setFolder(m_workspace.settings().downloadFolder());
    m_resting = false;
    look();
}

/// At most so often while the run goes on, and once more when it has ended.
void ArtifactSide::look()
{
    auto& view = m_window.pipeline();
    const auto run = view.run();
    if (!m_shown || !run || run->id != m_shown->run || !view.showsResults())
        return;
    const bool endedNow = run->state.isCompleted() && !m_ended;
    m_ended = run->state.isCompleted();
    QCoro::connect(fetchAnnotations(*m_shown), this, [] { });
    if (m_resting && !endedNow)
        return;
    m_resting = true;
    m_workspace.clock().after(betweenLooks, this, [this] { m_resting = false; });
    QCoro::connect(fetchArtifacts(*m_shown), this, [] { });
}

QCoro::Task<void> ArtifactSide::fetchArtifacts(views::RunKey key)
{
    const QPointer self(this);
    const auto run = m_window.pipeline().run();
    auto* session = m_accounts.find(key.account);
    auto& panel = m_window.pipeline().results().artifacts();
    if (!run || !session) {
        panel.setError({.kind = core::ErrorKind::Offline,
                        .what = tr("Nobody is signed in to %1 yet.").arg(key.account),
                        .advice = tr("Artifacts come from GitHub.")});
        co_return;
    }
    const auto artifacts
        = co_await session->client().artifacts(run->repositoryName, run->id, github::Priority::OnScreen);
    if (!self || m_shown != key || (!artifacts && artifacts.error().kind == core::ErrorKind::Cancelled))
        co_return;
    if (!artifacts) {
        panel.setError(artifacts.error());
        co_return;
    }
    panel.setNow(m_workspace.clock().now());
    panel.setArtifacts(artifacts->rows);
    for (const auto& artifact : artifacts->rows)
        showDownload(artifact.id);
    co_await findParts(key, artifacts->rows);
}

QCoro::Task<void> ArtifactSide::findParts(views::RunKey key, std::vector<core::Artifact> artifacts)
{
    const QPointer self(this);
    using Sizes = std::vector<std::pair<core::Artifact, qint64>>;
    const auto measure = [artifacts, folder = QDir(m_workspace.settings().downloadFolder())]() -> core::Result<Sizes> {
        Sizes sizes;
        for (const auto& artifact : artifacts) {
            const QFileInfo part(downloads::partPathOf(folder.filePath(downloads::fileNameOf(artifact)), artifact.id));
            if (part.size() > 0)
                sizes.emplace_back(artifact, part.size());
        }
        return sizes;
    };
    const auto sizes = co_await github::onWorker(m_lifetime, measure);
    if (!self || !sizes || m_shown != key)
        co_return;
    for (const auto& [artifact, size] : *sizes) {
        if (m_downloads.state(key.account, artifact.id).phase == core::Download::Phase::None)
            m_window.pipeline().results().artifacts().setDownload(
                artifact.id,
                {.phase = core::Download::Phase::Stopped, .received = size, .total = std::max(size, artifact.size)});
    }
}

/// One job after the other: what a token may not see it is told of once.
QCoro::Task<void> ArtifactSide::fetchAnnotations(views::RunKey key)
{
    const QPointer self(this);
    const auto run = m_window.pipeline().run();
    auto& panel = m_window.pipeline().results().annotations();
    for (const auto& job : m_window.pipeline().jobs()) {
        auto* session = m_accounts.find(key.account);
        if (!run || !session || !job.state.isFailure() || m_refused || !m_asked.insert(job.id).second)
            continue;
        if (int(m_asked.size()) > mostJobs) {
            panel.setNote(tr("Those of the first %1 failed jobs.").arg(mostJobs));
            co_return;
        }
        const auto annotations = co_await session->client().annotations(run->repositoryName, job.id);
        if (!self || m_shown != key)
            co_return;
        if (annotations) {
            panel.setAnnotations(job, *annotations);
            continue;
        }
        m_refused = annotations.error().kind == core::ErrorKind::Forbidden;
        if (m_refused)
            panel.setNote(tr("This token may not read annotations; a classic one may."));
        else if (annotations.error().kind != core::ErrorKind::Cancelled)
            panel.setNote(annotations.error().sentence());
        co_return;
    }
    if (m_asked.empty() && panel.note().isEmpty())
        panel.setNote(tr("No job has failed."));
}

void ArtifactSide::downloadAll(const std::vector<core::Artifact>& artifacts)
{
    if (!m_shown)
        return;
    const QDir folder(m_workspace.settings().downloadFolder());
    for (const auto& artifact : artifacts) {
        const auto before = m_downloads.order(m_shown->account, artifact.id);
        const bool goesOn = before && m_downloads.state(m_shown->account, artifact.id).isResumable();
        download(
            artifact,
            goesOn ? *before
                   : downloads::Order{.artifact = artifact, .path = folder.filePath(downloads::fileNameOf(artifact))});
    }
}

void ArtifactSide::download(const core::Artifact& artifact, const downloads::Order& order)
{
    const auto run = m_window.pipeline().run();
    auto* session = m_shown ? m_accounts.find(m_shown->account) : nullptr;
    if (!run || !session)
        return;
    auto whole = order;
    whole.repository = run->repositoryName;
    whole.artifact = artifact;
    m_downloads.start(session->client(), whole);
}

void ArtifactSide::downloadAs(const core::Artifact& artifact)
{
    const QDir folder(m_workspace.settings().downloadFolder());
    auto* dialog = new QFileDialog(&m_window, tr("Download the artifact"),
                                   folder.filePath(downloads::fileNameOf(artifact)), tr("Archives (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(downloads::fileNameOf(artifact));
    connect(dialog, &QFileDialog::fileSelected, this, [this, artifact](const QString& path) {
        download(artifact, {.artifact = artifact, .path = path, .existing = downloads::Existing::Replace});
    });
    dialog->open();
}

void ArtifactSide::chooseFolder()
{
    auto* dialog = new QFileDialog(&m_window, tr("The folder for downloads"), m_workspace.settings().downloadFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_workspace.settings().setDownloadFolder(folder);
        m_window.pipeline().results().artifacts().setFolder(folder);
        if (const auto saved = m_workspace.settings().save(); !saved)
            m_window.showBanner(saved.error());
    });
    dialog->open();
}

void ArtifactSide::openFolderOf(const QString& path)
{
    const QString folder = path.isEmpty() ? m_workspace.settings().downloadFolder() : QFileInfo(path).path();
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        return;
    m_window.showBanner(core::Error{.kind = core::ErrorKind::Unsupported,
                                    .what = tr("No file manager opened %1.").arg(QDir::toNativeSeparators(folder))});
}

void ArtifactSide::showDownload(core::ArtifactId artifact)
{
    if (!m_shown)
        return;
    const auto state = m_downloads.state(m_shown->account, artifact);
    if (state.phase != core::Download::Phase::None)
        m_window.pipeline().results().artifacts().setDownload(artifact, state);
}

} // namespace signalbox::gui
