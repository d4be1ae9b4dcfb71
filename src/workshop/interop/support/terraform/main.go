// Reads Terraform configurations with HashiCorp's parser, checks how they are formatted, and evaluates them: the
// configuration in examples/basic first, and with what it passes on, the module in the folder above. Terraform itself
// cannot: it evaluates no resource without the AWS provider, a download of 700 MB that no registry of packages has.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/tryfunc"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

type configuration struct {
	Files     map[string]string          `json:"files"`
	Variables map[string]json.RawMessage `json:"variables"`
	// Values that the checks of the variables must refuse.
	Refused   map[string]string `json:"refused"`
	Partition string            `json:"partition"`
	// Account by the provider's alias; "" is the provider without one.
	Accounts map[string]string `json:"accounts"`
}

type resource struct {
	Type       string                     `json:"type"`
	Name       string                     `json:"name"`
	Provider   string                     `json:"provider"`
	Attributes map[string]json.RawMessage `json:"attributes"`
}

type outcome struct {
	Problems  []string                   `json:"problems"`
	Resources []resource                 `json:"resources"`
	Outputs   map[string]json.RawMessage `json:"outputs"`
	Required  []string                   `json:"required"`
}

type object = map[string]cty.Value

var functions = map[string]function.Function{
	"can":        tryfunc.CanFunc,
	"regex":      stdlib.RegexFunc,
	"jsonencode": stdlib.JSONEncodeFunc,
	"toset":      stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)),
}

func must[T any](value T, diags hcl.Diagnostics) T {
	if diags.HasErrors() {
		panic(diags.Error())
	}
	return value
}

func toJSON(value cty.Value) json.RawMessage {
	written, err := ctyjson.Marshal(value, value.Type())
	if err != nil {
		panic(err)
	}
	return written
}

func fromJSON(written json.RawMessage) cty.Value {
	kind, _ := ctyjson.ImpliedType(written)
	value, err := ctyjson.Unmarshal(written, kind)
	if err != nil {
		panic(err)
	}
	return value
}

// "a.b.c" → the member c of the member b of a.
func nested(values object) object {
	out := object{}
	inner := map[string]object{}
	for key, value := range values {
		head, rest, isDeeper := strings.Cut(key, ".")
		if !isDeeper {
			out[head] = value
			continue
		}
		if inner[head] == nil {
			inner[head] = object{}
		}
		inner[head][rest] = value
	}
	for head, members := range inner {
		out[head] = cty.ObjectVal(nested(members))
	}
	return out
}

func traversals(body *hclsyntax.Body) (out []hcl.Traversal) {
	for _, each := range body.Attributes {
		out = append(out, hclsyntax.Variables(each.Expr)...)
	}
	for _, each := range body.Blocks {
		out = append(out, traversals(each.Body)...)
	}
	return
}

// The names that a block refers to: "var.name", "local.name", "data.type.name", "type.name".
func references(block *hclsyntax.Block) (out []string) {
	for _, traversal := range traversals(block.Body) {
		// A provider is no value, and the checks of a variable know nothing else.
		root := traversal.RootName()
		if root == "each" || root == "aws" || block.Type == "variable" {
			continue
		}
		parts := []string{root}
		for _, step := range traversal[1:] {
			if attribute, ok := step.(hcl.TraverseAttr); ok {
				parts = append(parts, attribute.Name)
			}
		}
		length := 2
		if root == "data" {
			length = 3
		}
		out = append(out, strings.Join(parts[:min(length, len(parts))], "."))
	}
	return
}

// All arguments of a body and its blocks, each type of block as a list.
func contents(body *hclsyntax.Body, ctx *hcl.EvalContext) cty.Value {
	out := object{}
	blocks := map[string][]cty.Value{}
	for name, each := range body.Attributes {
		out[name] = must(each.Expr.Value(ctx))
	}
	for _, each := range body.Blocks {
		blocks[each.Type] = append(blocks[each.Type], contents(each.Body, ctx))
	}
	for name, all := range blocks {
		out[name] = cty.TupleVal(all)
	}
	return cty.ObjectVal(out)
}

// The files of a folder, without those of the folders in it.
func inFolder(files map[string]string, folder string) map[string]string {
	out := map[string]string{}
	for name, source := range files {
		if rest, ok := strings.CutPrefix(name, folder); ok && !strings.Contains(rest, "/") {
			out[name] = source
		}
	}
	return out
}

func parse(name string, source string) *hclsyntax.Body {
	return must(hclsyntax.ParseConfig([]byte(source), name, hcl.InitialPos)).Body.(*hclsyntax.Body)
}

// The alias of a provider: "" in aws, "other" in aws.other.
func aliasOf(expression hcl.Expression) string {
	traversal := must(hcl.AbsTraversalForExpr(expression))
	if len(traversal) == 1 {
		return ""
	}
	return traversal[1].(hcl.TraverseAttr).Name
}

// One configuration: an example that calls a module, or the module.
type folder struct {
	files map[string]string
	// Values of variables.
	given object
	// Values that the variables must accept.
	examples object
	// Account by alias.
	accounts map[string]string
	isModule bool
	all      configuration
	out      *outcome

	values object
	// The aliases of the providers that it has, or that it asks its caller for.
	aliases []string
	outputs object
}

func (own *folder) problem(words ...any) {
	own.out.Problems = append(own.out.Problems, fmt.Sprint(words...))
}

// A value of a block; `more` adds names such as "each".
func (own *folder) value(block *hclsyntax.Block, name string, more object) (cty.Value, bool) {
	attribute, ok := block.Body.Attributes[name]
	if !ok {
		return cty.NilVal, false
	}
	return must(attribute.Expr.Value(own.context(more))), true
}

func (own *folder) text(block *hclsyntax.Block, name string, otherwise string) string {
	if value, ok := own.value(block, name, nil); ok {
		return value.AsString()
	}
	return otherwise
}

func (own *folder) context(more object) *hcl.EvalContext {
	variables := nested(own.values)
	for name, value := range more {
		variables[name] = value
	}
	return &hcl.EvalContext{Variables: variables, Functions: functions}
}

// Terraform's version has bounds on both sides; the module names the providers that its caller passes on.
func (own *folder) terraform(block *hclsyntax.Block) {
	if version := own.text(block, "required_version", ""); !strings.Contains(version, ">=") || !strings.Contains(version, "<") {
		own.problem("required_version is ", version)
	}
	for _, inner := range block.Body.Blocks {
		for _, pair := range must(hcl.ExprMap(inner.Body.Attributes["aws"].Expr)) {
			if hcl.ExprAsKeyword(pair.Key) == "configuration_aliases" {
				for _, each := range must(hcl.ExprList(pair.Value)) {
					own.aliases = append(own.aliases, aliasOf(each))
				}
			}
		}
	}
}

func (own *folder) module(block *hclsyntax.Block) cty.Value {
	if own.isModule || own.text(block, "source", "") != "../.." {
		own.problem("a module calls a module, or the wrong one")
	}
	called := folder{
		files:    inFolder(own.all.Files, ""),
		given:    object{},
		examples: own.examples,
		accounts: map[string]string{"": own.accounts[""]},
		isModule: true,
		all:      own.all,
		out:      own.out,
	}
	if providers, ok := block.Body.Attributes["providers"]; ok {
		called.accounts = map[string]string{}
		for _, pair := range must(hcl.ExprMap(providers.Expr)) {
			account, isKnown := own.accounts[aliasOf(pair.Value)]
			if !isKnown {
				own.problem("no provider ", aliasOf(pair.Value))
			}
			called.accounts[aliasOf(pair.Key.(*hclsyntax.ObjectConsKeyExpr).Wrapped)] = account
		}
	}
	for name := range block.Body.Attributes {
		if name != "source" && name != "providers" {
			called.given[name], _ = own.value(block, name, nil)
		}
	}
	called.evaluate()
	return cty.ObjectVal(called.outputs)
}

// Whether the checks of a variable accept a value.
func (own *folder) accepts(block *hclsyntax.Block, value cty.Value) bool {
	more := object{"var": cty.ObjectVal(object{block.Labels[0]: value})}
	isAccepted := true
	for _, check := range block.Body.Blocks {
		condition, _ := own.value(check, "condition", more)
		message, _ := own.value(check, "error_message", more)
		if check.Type != "validation" || condition.Type() != cty.Bool || message.AsString() == "" {
			panic("the check of variable " + block.Labels[0] + " has no condition or no message")
		}
		isAccepted = isAccepted && condition.True()
	}
	return isAccepted
}

func (own *folder) variable(block *hclsyntax.Block) cty.Value {
	name := block.Labels[0]
	if own.text(block, "description", "") == "" {
		own.problem("variable ", name, " has no description")
	}
	value, isGiven := own.given[name]
	starts, isOptional := own.value(block, "default", nil)
	if !isOptional && !own.isModule {
		own.out.Required = append(own.out.Required, name)
	}
	if isGiven && !own.accepts(block, value) {
		own.problem("variable ", name, " refuses ", value)
	}
	if example, ok := own.examples[name]; ok && !own.accepts(block, example) {
		own.problem("variable ", name, " refuses its example ", example)
	}
	if refused, ok := own.all.Refused[name]; ok && own.isModule && own.accepts(block, cty.StringVal(refused)) {
		own.problem("variable ", name, " accepts ", refused)
	}
	switch {
	case isGiven:
		return value
	case isOptional:
		return starts
	case own.isModule:
		own.problem("the example passes no value for ", name)
	}
	return cty.StringVal("value-of-" + name)
}

func (own *folder) data(block *hclsyntax.Block) cty.Value {
	switch block.Labels[0] {
	case "aws_partition":
		return cty.ObjectVal(object{"partition": cty.StringVal(own.all.Partition)})
	case "aws_caller_identity":
		return cty.ObjectVal(object{"account_id": cty.StringVal(own.accounts[""])})
	case "aws_iam_policy_document":
		// What the provider makes of its blocks, who reads the outcome makes of them too.
		blocks := cty.ObjectVal(object{block.Labels[0]: contents(block.Body, own.context(nil))})
		value := cty.StringVal(string(toJSON(blocks)))
		return cty.ObjectVal(object{"json": value, "minified_json": value})
	}
	panic("data source " + block.Labels[0])
}

// What has an ARN with its name in it.
var ofIAM = map[string]string{
	"aws_iam_instance_profile": "instance-profile",
	"aws_iam_policy":           "policy",
	"aws_iam_role":             "role",
}

func (own *folder) resource(block *hclsyntax.Block) cty.Value {
	made := resource{Type: block.Labels[0], Name: block.Labels[1]}
	if provider, ok := block.Body.Attributes["provider"]; ok {
		made.Provider = aliasOf(provider.Expr)
	}
	account, isKnown := own.accounts[made.Provider]
	if !isKnown {
		own.problem("no provider ", made.Provider)
	}
	instance := func(more object) object {
		all := object{}
		made.Attributes = map[string]json.RawMessage{}
		for name := range block.Body.Attributes {
			if name != "provider" && name != "for_each" && name != "count" {
				all[name], _ = own.value(block, name, more)
				made.Attributes[name] = toJSON(all[name])
			}
		}
		own.out.Resources = append(own.out.Resources, made)
		return all
	}
	if each, ok := own.value(block, "for_each", nil); ok {
		for it := each.ElementIterator(); it.Next(); {
			key, value := it.Element()
			instance(object{"each": cty.ObjectVal(object{"key": key, "value": value})})
		}
		return cty.EmptyObjectVal
	}
	if count, ok := own.value(block, "count", nil); ok {
		if !count.RawEquals(cty.NumberIntVal(0)) {
			instance(nil)
		}
		return cty.EmptyObjectVal
	}
	all := instance(nil)
	if kind := ofIAM[made.Type]; kind != "" {
		path := own.text(block, "path", "/")
		all["arn"] = cty.StringVal("arn:" + own.all.Partition + ":iam::" + account + ":" + kind + path + all["name"].AsString())
	}
	all["id"] = cty.StringVal("id-of-" + made.Name)
	return cty.ObjectVal(all)
}

// Evaluates a block that refers to known values only.
func (own *folder) block(block *hclsyntax.Block) {
	name := strings.Join(block.Labels, ".")
	switch block.Type {
	case "terraform":
		own.terraform(block)
	case "module":
		own.values["module."+name] = own.module(block)
	case "provider":
		if own.isModule {
			own.problem("the module has a provider block")
		}
		contents(block.Body, own.context(nil))
		own.aliases = append(own.aliases, own.text(block, "alias", ""))
	case "variable":
		own.values["var."+name] = own.variable(block)
	case "locals":
		for each := range block.Body.Attributes {
			own.values["local."+each], _ = own.value(block, each, nil)
		}
	case "output":
		own.outputs[name], _ = own.value(block, "value", nil)
		if !own.isModule {
			own.out.Outputs[name] = toJSON(own.outputs[name])
		}
	case "data":
		own.values["data."+name] = own.data(block)
	case "resource":
		own.values[name] = own.resource(block)
	default:
		own.problem("block ", block.Type)
	}
}

// The blocks of all files, which have to be formatted as `terraform fmt` does it.
func (own *folder) blocks() (out []*hclsyntax.Block) {
	for name, source := range own.files {
		if formatted := string(hclwrite.Format([]byte(source))); formatted != source {
			before, after := strings.Split(source, "\n"), strings.Split(formatted, "\n")
			index := slices.IndexFunc(before, func(line string) bool { return !slices.Contains(after, line) })
			own.problem(name, " is not formatted, line ", index+1, ": ", before[max(index, 0)])
		}
		body := parse(name, source)
		if strings.HasSuffix(name, ".tfvars.example") {
			continue
		}
		if len(body.Attributes) > 0 {
			own.problem(name, " has an attribute outside of all blocks")
		}
		out = append(out, body.Blocks...)
	}
	return
}

func (own *folder) evaluate() {
	own.values, own.outputs = object{}, object{}
	if own.isModule {
		own.aliases = []string{""}
	}
	declared, used := map[string]bool{}, map[string]bool{}
	waiting := own.blocks()
	for _, block := range waiting {
		id := strings.Join(append([]string{block.Type}, block.Labels...), ".")
		if block.Type != "provider" && declared[id] {
			own.problem(id, " is there twice")
		}
		declared[id] = true
		for _, each := range references(block) {
			used[each] = true
		}
	}
	for len(waiting) > 0 {
		var rest []*hclsyntax.Block
		for _, block := range waiting {
			isUnknown := func(name string) bool { _, ok := own.values[name]; return !ok }
			if slices.ContainsFunc(references(block), isUnknown) {
				rest = append(rest, block)
			} else {
				own.block(block)
			}
		}
		if len(rest) == len(waiting) {
			for _, block := range rest {
				own.problem("cannot be evaluated: ", block.Type, " ", block.Labels, " refers to ", references(block))
			}
			return
		}
		waiting = rest
	}
	for _, alias := range own.aliases {
		if _, ok := own.accounts[alias]; !ok {
			own.problem("no provider aws.", alias, " is passed on")
		}
	}
	for alias := range own.accounts {
		if !slices.Contains(own.aliases, alias) {
			own.problem("no provider aws.", alias)
		}
	}
	for name := range own.given {
		if own.isModule && !declared["variable."+name] {
			own.problem("the module has no variable ", name)
		}
	}
	for id := range declared {
		name, isVariable := strings.CutPrefix(id, "variable.")
		if isVariable && !used["var."+name] || strings.HasPrefix(id, "data.") && !used[id] {
			own.problem(id, " is not used")
		}
	}
}

func evaluate(given configuration) (out outcome) {
	out = outcome{Problems: []string{}, Resources: []resource{}, Outputs: map[string]json.RawMessage{}, Required: []string{}}
	defer func() {
		if reason := recover(); reason != nil {
			out.Problems = append(out.Problems, fmt.Sprint(reason))
		}
	}()
	const path = "examples/basic/"
	example := folder{files: inFolder(given.Files, path), given: object{}, accounts: given.Accounts, all: given, out: &out}
	for name, value := range given.Variables {
		example.given[name] = fromJSON(value)
	}
	// A file for variables has nothing but values.
	valuesFile := path + "terraform.tfvars.example"
	example.examples = contents(parse(valuesFile, example.files[valuesFile]), nil).AsValueMap()
	example.evaluate()
	names := []string{}
	for name := range example.examples {
		names = append(names, name)
	}
	slices.Sort(names)
	slices.Sort(out.Required)
	if !slices.Equal(names, out.Required) {
		out.Problems = append(out.Problems, fmt.Sprint("the file of variables has ", names, ", required are ", out.Required))
	}
	return
}

func main() {
	var all []configuration
	if err := json.NewDecoder(os.Stdin).Decode(&all); err != nil {
		panic(err)
	}
	outcomes := []outcome{}
	for _, each := range all {
		outcomes = append(outcomes, evaluate(each))
	}
	if err := json.NewEncoder(os.Stdout).Encode(outcomes); err != nil {
		panic(err)
	}
}
