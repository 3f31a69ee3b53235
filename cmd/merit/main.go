// Merit drafts, checks and renders competency evidence statements.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"merit/pkg/render"
	"merit/pkg/source"
)

// How merit speaks, here and everywhere: standard output is the product,
// standard error is talk. An error is one line, "merit: " and what merit was
// doing, in lower case without a full stop; a hint, if there is one, is a second
// line that can be typed. Findings are no errors: they speak of the text.

// The exit codes. Trouble beats findings.
const (
	exitClean    = 0 // nothing at or above the failing severity
	exitFindings = 1
	exitTrouble  = 2 // merit could not do what was asked
)

func main() {
	// Most of a run's memory is short-lived and small: collecting it less often
	// saves a fifth of the time, and large files still stay within bounds.
	debug.SetGCPercent(300)
	debug.SetMemoryLimit(256 << 20)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: arguments and three streams, and the exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, errOut: errOut, told: map[error]bool{}}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := a.unknownCommand(root, args)
	if err == nil {
		err = root.Execute()
	}
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case !errors.Is(err, errTold):
		a.say(err)
	}
	return exitTrouble
}

var (
	errFindings = errors.New("findings at or above the failing severity")
	errTold     = errors.New("trouble that was already told")
)

// An app is one run of the program.
type app struct {
	in          io.Reader
	out, errOut io.Writer

	frameworksDir string
	settler       settler
	told          map[error]bool
}

// A hinted error ends in something to type.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

func hint(err error, format string, args ...any) error {
	return hinted{err, fmt.Sprintf(format, args...)}
}

// typed gives paths as they are typed into a shell.
func typed(paths ...string) string {
	words := make([]string, len(paths))
	for i, path := range paths {
		if strings.HasPrefix(path, "-") && path != "-" {
			path = "./" + path // or it would be a flag
		}
		switch {
		case strings.ContainsAny(path, "\"$`!"):
			path = "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
		case strings.ContainsFunc(path, func(r rune) bool {
			return r != filepath.Separator && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/._-+,:@%=", r)
		}):
			path = `"` + path + `"` // which every system's shell takes
		}
		words[i] = path
	}
	return strings.Join(words, " ")
}

// say tells an error once, a line each where it holds several.
func (a *app) say(err error) {
	if a.told[err] {
		return
	}
	a.told[err] = true
	for line := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintln(a.errOut, "merit: "+render.Safe(line))
	}
	var h hinted
	if errors.As(err, &h) {
		fmt.Fprintln(a.errOut, "merit: hint: "+render.Safe(h.hint))
	}
}

// tell writes a line of talk.
func (a *app) tell(format string, args ...any) {
	fmt.Fprintln(a.errOut, render.Safe(fmt.Sprintf(format, args...)))
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "merit",
		Short: "Draft, check and render competency evidence",
		Long: `merit drafts competency evidence statements: it lists what a framework
looks for, starts a Markdown file in STAR form, says what is wrong with it,
shows what is covered and what a coach said, and renders it for the
application form.

It never writes a sentence of anyone's evidence and sends nothing anywhere: the
page of merit preview is for this machine alone.`,
		Example: `  merit list civil-service-2012
  merit new civil-service-2012
  merit lint evidence.md
  merit status evidence.md
  merit preview evidence.md
  merit render evidence.md --to text`,
		Version:       version(),
		Args:          cobra.NoArgs,
		SilenceUsage:  true,
		SilenceErrors: true,

		PersistentPreRunE: func(cmd *cobra.Command, args []string) error { return empty(cmd, args) },
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetVersionTemplate("merit {{.Version}}\n")
	root.PersistentFlags().StringVar(&a.frameworksDir, "frameworks", "", "folder of your own frameworks, beside the built-in ones")
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(a.list(), a.new(), a.lint(), a.status(), a.render(), a.preview(), a.review(), a.explain())
	return root
}

// version is the one the build was made from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// shells are those that cobra writes completions for.
var shells = []string{"bash", "fish", "powershell", "zsh"}

// unknownCommand names the nearest command for one that is not there.
func (a *app) unknownCommand(root *cobra.Command, args []string) error {
	switch {
	case len(args) > 1 && args[0] == "help":
		args = args[1:]
	case len(args) > 1 && args[0] == "completion" && !strings.HasPrefix(args[1], "-") && !slices.Contains(shells, args[1]):
		return choice("shell", args[1], shells)
	}
	if len(args) == 0 || strings.HasPrefix(args[0], "-") || strings.HasPrefix(args[0], "__") || args[0] == "help" || args[0] == "completion" {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		if c.Name() == args[0] {
			return nil
		}
		names = append(names, c.Name())
	}
	return choice("command", args[0], names)
}

// choice is the error for a name that is not among those there are.
func choice(what, name string, known []string) error {
	if likely := source.Likely(name, known); len(likely) > 0 {
		for i := range likely {
			likely[i] = typed(likely[i])
		}
		return hint(fmt.Errorf("no %s %q", what, name), "did you mean %s?", strings.Join(likely, " or "))
	}
	return fmt.Errorf("no %s %q: there are %s", what, name, strings.Join(known, ", "))
}

// flagError names the nearest flag for one that is not there.
func flagError(cmd *cobra.Command, err error) error {
	help := cmd.CommandPath() + " --help"
	var missing *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &invalid):
		why := invalid.Unwrap()
		switch invalid.GetFlag().Value.Type() {
		case "uint16":
			why = errors.New("not a number from 0 to 65535")
		case "bool":
			why = errors.New("neither true nor false")
		}
		return hint(fmt.Errorf("--%s %q: %w", invalid.GetFlag().Name, invalid.GetValue(), why), "%s", help)
	case !errors.As(err, &missing):
		return hint(err, "%s", help)
	}
	for _, file := range []string{"-" + missing.GetSpecifiedShortnames(), "--" + missing.GetSpecifiedName()} {
		if _, absent := os.Lstat(file); absent == nil {
			return hint(err, "%s names the file", typed(file))
		}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if nearest := source.Nearest(missing.GetSpecifiedName(), names); nearest != "" {
		return hint(err, "did you mean --%s?", nearest)
	}
	return hint(err, "%s", help)
}

// empty refuses arguments and flags with nothing in them, as of a script whose
// variable is not set, rather than do what was not meant.
func empty(cmd *cobra.Command, args []string) (err error) {
	if slices.Contains(args, "") && !strings.HasPrefix(cmd.Name(), "__") { // with which shells ask for completions
		return hint(errors.New("an argument is empty"), "%s --help", cmd.CommandPath())
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Value.String() == "" {
			err = hint(fmt.Errorf("--%s is empty", f.Name), "leave out --%s, or give it a value", f.Name)
		}
	})
	return err
}

// exactly asks for a number of arguments and says which are missing.
func exactly(n int, usage string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return hint(fmt.Errorf("%s takes %s", cmd.CommandPath(), usage), "%s --help", cmd.CommandPath())
		}
		return nil
	}
}
